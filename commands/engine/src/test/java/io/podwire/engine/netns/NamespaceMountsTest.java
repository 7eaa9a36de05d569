package io.podwire.engine.netns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of mountinfo and fdinfo, as kernels write them. */
class NamespaceMountsTest {

    private static List<NamespaceMounts.Mount> parse(String text) {
        return NamespaceMounts.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyNetworkNamespaces() {
        assertThat(parse("""
                                22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
                                481 23 0:4 net:[4026532471] /run/netns/cni-7c shared:240 - nsfs nsfs rw
                                482 23 0:4 mnt:[4026532472] /run/mnt/x rw - nsfs nsfs rw
                                483 23 0:4 net:[4026532473] /run/docker/netns/default rw - nsfs nsfs rw
                                """))
                .containsExactly(
                        new NamespaceMounts.Mount(4026532471L, "/run/netns/cni-7c"),
                        new NamespaceMounts.Mount(4026532473L, "/run/docker/netns/default"));
    }

    @Test
    void namesWithBlanksAreUnescaped() {
        assertThat(parse("481 23 0:4 net:[4026532471] /run/netns/a\\040b\\134c\\012d rw - nsfs nsfs rw\n"))
                .extracting(NamespaceMounts.Mount::path)
                .containsExactly("/run/netns/a b\\c\nd");
    }

    @Test
    void brokenLinesAreNoNamespaces() {
        assertThat(parse("")).isEmpty();
        assertThat(parse(" net:[")).isEmpty();
        assertThat(parse("481 23 0:4 net:[402653247 /run/netns/x rw - nsfs nsfs rw"))
                .isEmpty();
        assertThat(parse("481 23 0:4 net:[99999999999999999999999] /x rw - nsfs nsfs rw"))
                .isEmpty();
        // A directory may be called like that.
        assertThat(parse("22 1 254:0 /a\\040net:[7] /mnt/ net:[8] - ext4 /dev/vda1 rw"))
                .isEmpty();
    }

    @Test
    void inodeOfAnOpenDescriptor() {
        String text = "pos:\t0\nflags:\t0100000\nmnt_id:\t481\nino:\t4026533086\n";
        assertThat(HeldDescriptor.inode(text.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(4026533086L);
        assertThat(HeldDescriptor.inode("pos:\t0\n".getBytes(StandardCharsets.US_ASCII)))
                .isZero();
        assertThat(HeldDescriptor.inode("ino:\t-1\nino:\tx".getBytes(StandardCharsets.US_ASCII)))
                .isZero();
    }
}
