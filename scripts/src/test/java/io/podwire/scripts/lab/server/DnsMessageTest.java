package io.podwire.scripts.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.scripts.lab.server.DnsMessage.Question;
import io.podwire.scripts.lab.server.DnsMessage.Resource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DnsMessageTest {

    private static final int MANY = 2_000;

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(1035);
        for (int i = 0; i < MANY; i++) {
            DnsMessage message = any(random);
            byte[] bytes = message.encode(65_535);
            assertThat(DnsMessage.parse(bytes, bytes.length))
                    .usingRecursiveComparison()
                    .isEqualTo(message);
        }
    }

    @Test
    void noBytesDoMoreThanBeRefused() {
        Random random = new Random(1034);
        for (int i = 0; i < MANY; i++) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            refusedOrRead(garbage);
            byte[] nearly = any(random).encode(65_535);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                nearly[random.nextInt(nearly.length)] ^= (byte) (1 << random.nextInt(8));
            }
            refusedOrRead(nearly);
        }
    }

    private static void refusedOrRead(byte[] bytes) {
        try {
            DnsMessage.parse(bytes, bytes.length);
        } catch (DnsFormatException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    /** The example of RFC 1035, section 4.1.4: F.ISI.ARPA, FOO.F.ISI.ARPA, ARPA and the root. */
    @Test
    void compressesAsTheRfcShows() {
        DnsMessage message = new DnsMessage(
                0,
                0,
                List.of(
                        new Question("F.ISI.ARPA.", 1, 1),
                        new Question("FOO.F.ISI.ARPA.", 1, 1),
                        new Question("ARPA.", 1, 1),
                        new Question(".", 1, 1)),
                List.of(),
                List.of(),
                List.of());
        assertThat(HexFormat.of().formatHex(message.encode(512)).substring(24))
                .isEqualTo("014603495349044152504100" + "00010001" + "03464f4fc00c" + "00010001" + "c012" + "00010001"
                        + "00" + "00010001");
    }

    @Test
    void pointerThatDoesNotLeadBackIsRefused() {
        byte[] itself = HexFormat.of().parseHex("000000000001000000000000" + "c00c" + "00010001");
        assertThatThrownBy(() -> DnsMessage.parse(itself, itself.length))
                .isInstanceOf(DnsFormatException.class)
                .hasMessage("a name's pointer does not lead back");
    }

    @Test
    void longestNameIsReadAndOneByteMoreIsNot() {
        String label = "a".repeat(62) + ".";
        String longest = label.repeat(3) + "b".repeat(64 - 1) + ".";
        // 3 * 63 + 64 + 1 = 254 bytes
        DnsMessage message =
                new DnsMessage(1, 0, List.of(new Question(longest, 1, 1)), List.of(), List.of(), List.of());
        byte[] bytes = message.encode(512);
        assertThat(DnsMessage.parse(bytes, bytes.length).questions())
                .containsExactly(message.questions().get(0));
        DnsMessage longer =
                new DnsMessage(1, 0, List.of(new Question("cc." + longest, 1, 1)), List.of(), List.of(), List.of());
        assertThatThrownBy(() -> longer.encode(512)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answerWithoutRoomSaysSo() {
        List<Resource> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(new Resource("web.shop.", 28, 1, 5, new byte[16]));
        }
        Resource opt = new Resource(".", 41, 1232, 0, new byte[0]);
        DnsMessage message =
                new DnsMessage(7, 0x8400, List.of(new Question("web.shop.", 28, 1)), many, List.of(), List.of(opt));
        byte[] bytes = message.encode(512);
        DnsMessage read = DnsMessage.parse(bytes, bytes.length);
        assertThat(bytes.length).isLessThanOrEqualTo(512);
        assertThat(read.flags() & DnsMessage.TRUNCATED).isNotZero();
        assertThat(read.answers()).isEmpty();
        assertThat(read.opt()).usingRecursiveComparison().isEqualTo(opt);
        assertThat(DnsMessage.parse(message.encode(65_535), message.encode(65_535).length)
                        .answers())
                .hasSize(40);
    }

    private static DnsMessage any(Random random) {
        List<Question> questions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            questions.add(new Question(name(random), random.nextInt(65_536), random.nextInt(65_536)));
        }
        return new DnsMessage(
                random.nextInt(65_536),
                random.nextInt(65_536),
                questions,
                resources(random),
                resources(random),
                resources(random));
    }

    private static List<Resource> resources(Random random) {
        List<Resource> resources = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            byte[] data = new byte[random.nextInt(20)];
            random.nextBytes(data);
            resources.add(
                    new Resource(name(random), random.nextInt(65_536), random.nextInt(65_536), random.nextInt(), data));
        }
        return resources;
    }

    /** Of few letters, so that names share their endings; with bytes that must be escaped. */
    private static String name(Random random) {
        String[] labels = {"web", "shop", "svc", "cluster", "local", "a\\046b", "\\000\\255", "x\\092"};
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            name.append(labels[random.nextInt(labels.length)]).append('.');
        }
        return name.length() == 0 ? "." : name.toString();
    }
}
