package io.podwire.engine.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.Link;
import io.podwire.testkit.Goldens;
import io.podwire.values.Json;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links that a test kernel may be unable to make, from bytes written by hand. */
class LinkGoldenTest {

    static List<Goldens> cases() {
        return Goldens.read(LinkGoldenTest.class, "links.golden");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decodes(Goldens golden) {
        Assumptions.assumeTrue(
                ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the bytes are those of a little-endian kernel");
        Link link = LinkDecoder.decode(Messages.link(golden.bytes()), 1);
        assertThat(Json.text(part(link)).strip()).isEqualTo(golden.expected());
    }

    /** The part that a case is about: whatever is not empty. */
    private static Object part(Link link) {
        if (!link.virtualFunctions().isEmpty()) {
            return link.virtualFunctions();
        }
        if (!link.programs().isEmpty()) {
            return link.programs();
        }
        return link.port() != null ? link.port() : link.kind();
    }
}
