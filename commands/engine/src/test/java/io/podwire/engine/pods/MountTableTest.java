package io.podwire.engine.pods;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MountTableTest {

    private static final String TEXT = """
            46 45 254:0 / / rw,relatime shared:5 - ext4 /dev/vda rw
            67 66 0:4 net:[4026532177] /run/netns/tb\\040fab rw shared:21 - nsfs nsfs rw
            68 66 0:4 net:[4026532178] /host/run/netns/pod rw shared:21 - nsfs nsfs rw
            69 66 0:4 net:[4026532179] /hostile/run/netns/pod rw shared:21 - nsfs nsfs rw
            70 66 0:4 mnt:[4026532180] /run/mnt/x rw - nsfs nsfs rw
            garbage
            71 66 0:4 net:[x] /run/y rw - nsfs nsfs rw
            """;

    @Test
    void tellsWhichNamespaceIsBoundWhere() {
        MountTable table = MountTable.parse(TEXT, "");

        assertThat(table.netnsAt("/run/netns/tb fab")).isEqualTo(4026532177L);
        assertThat(table.netnsAt("/var/run/netns/tb fab")).isEqualTo(4026532177L);
        assertThat(table.netnsAt("/run/mnt/x")).isNull();
        assertThat(table.netnsAt("/run/y")).isNull();
        assertThat(table.points()).hasSize(6).contains("/");
    }

    @Test
    void ofAHostThatIsMountedSomewhereOnlyWhatIsBelow() {
        MountTable table = MountTable.parse(TEXT, "/host");

        assertThat(table.points()).containsExactly("/run/netns/pod");
        assertThat(table.netnsAt("/run/netns/pod")).isEqualTo(4026532178L);
    }
}
