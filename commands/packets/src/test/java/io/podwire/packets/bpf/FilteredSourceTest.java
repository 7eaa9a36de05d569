package io.podwire.packets.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilteredSourceTest {

    /** Passes frames whose first byte is the type of their link. */
    private static FilterProgram firstByteIs(int linkType) {
        return new FilterProgram(
                linkType,
                false,
                List.of(
                        new Instruction(0x30, 0, 0, 0),
                        new Instruction(0x15, 0, 1, linkType),
                        new Instruction(0x06, 0, 0, 96),
                        new Instruction(0x06, 0, 0, 0)),
                "test");
    }

    @Test
    void eachFrameIsJudgedByTheProgramOfItsLinksType() {
        List<Integer> compiled = new ArrayList<>();
        Some frames = new Some(new int[][] {{0, 1}, {0, 101}, {1, 101}, {1, 1}, {2, 1}});
        FilteredSource source = new FilteredSource(frames, type -> {
            compiled.add(type);
            return firstByteIs(type);
        });
        List<String> passed = new ArrayList<>();
        Frames next = source.next(Duration.ZERO);
        while (next.advance()) {
            passed.add(next.link() + ":" + next.bytes()[0] + " " + next.captured() + "/" + next.length());
        }
        assertThat(passed).containsExactly("0:1 3000/4000", "1:101 3000/4000", "2:1 3000/4000");
        assertThat(compiled).as("once a type").containsExactly(1, 101);
        assertThat(source.next(Duration.ZERO)).isNull();
        assertThat(source.ended()).isTrue();
    }

    /** Frames larger than a usual one, each with a link and a first byte. */
    private static final class Some implements FrameSource, Frames {

        private final int[][] frames;
        private int at = -1;
        private boolean given;

        Some(int[][] frames) {
            this.frames = frames;
        }

        @Override
        public List<CapturedLink> links() {
            return List.of(link(0, 1), link(1, 101), link(2, 1));
        }

        private static CapturedLink link(int id, int type) {
            return new CapturedLink(
                    id, null, "", null, null, null, type, 0, true, null, null, null, List.of(), null, null, null);
        }

        @Override
        public Frames next(Duration patience) {
            if (given) {
                return null;
            }
            given = true;
            return this;
        }

        @Override
        public boolean ended() {
            return given;
        }

        @Override
        public void cancel() {
            given = true;
        }

        @Override
        public CaptureCounts counts() {
            return new CaptureCounts(List.of());
        }

        @Override
        public void close() {
            given = true;
        }

        @Override
        public boolean advance() {
            return ++at < frames.length;
        }

        @Override
        public int link() {
            return frames[at][0];
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public int captured() {
            return 3000;
        }

        @Override
        public int length() {
            return 4000;
        }

        @Override
        public int marks() {
            return 0;
        }

        @Override
        public void copy(ByteBuffer target, int most) {
            byte[] bytes = new byte[captured()];
            bytes[0] = (byte) frames[at][1];
            target.put(bytes, 0, Math.min(most, bytes.length));
        }
    }
}
