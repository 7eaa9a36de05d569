package io.podwire.engine.tc;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.engine.Mutations;
import io.podwire.engine.linux.BpfPrograms;
import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.testkit.Goldens;
import io.podwire.values.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages built by hand from the kernel's headers, also of kinds that this machine's kernel lacks. */
class FilterDecoderTest {

    static List<Goldens> cases() {
        return Goldens.read(FilterDecoderTest.class, "filters.golden");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reads(Goldens golden) {
        assertThat(Json.text(decode(Mutations.message(golden.bytes())))).isEqualTo(golden.expected());
    }

    @Test
    void brokenMessagesAreBadDataAndNothingElse() {
        List<byte[]> good = cases().stream().map(Goldens::bytes).toList();
        assertThat(Mutations.feed(good, 4_000, FilterDecoderTest::decode)).isGreaterThan(500);
    }

    private static Object decode(NetlinkMessage message) {
        return new FilterDecoder(5, index -> index == 9 ? "vxlan1" : index == 3 ? "eth0" : null, new BpfPrograms())
                .decode(message, 3, "ingress");
    }
}
