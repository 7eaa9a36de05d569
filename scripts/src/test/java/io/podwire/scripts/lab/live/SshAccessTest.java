package io.podwire.scripts.lab.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way in by SSH, walked by OpenSSH's own client. */
class SshAccessTest {

    private static final String CONFIG = "/run/podwire/ssh/config";

    @TempDir
    Path folder;

    @Test
    void nodesAreReachedThroughTheJumpHostOnly() throws IOException {
        TinyLab.orSkip();
        for (String program : List.of("ssh", "sshd", "ssh-keygen")) {
            Assumptions.assumeTrue(LabNeeds.inPath(program), program + " is not there");
        }
        TinyLab tiny = new TinyLab(folder, "tinyssh");
        Labs labs = tiny.labs("me");
        try {
            LabState state = TinyLab.life(labs).up(tiny.file, List.of(), true);
            assertThat(state.nodes()).extracting(LabState.NodeState::name).contains("laptop", "jump");
            for (String node : List.of("tinyssh-a", "tinyssh-b")) {
                assertThat(TinyLab.in(labs, "laptop", "ssh", "-F", CONFIG, node, "hostname"))
                        .isEqualTo(new TinyLab.Run(0, node + "\n"));
            }
            TinyLab.Run direct = TinyLab.in(
                    labs, "laptop", "ssh", "-F", CONFIG, "-oProxyJump=none", "-oConnectTimeout=1", "tinyssh-a", "true");
            assertThat(direct.status()).isEqualTo(255);
            assertThat(direct.text()).contains("172.31.252.11 port 22");
            // It is the jump host that does not forward: from there the node is a neighbor.
            assertThat(TinyLab.in(labs, "jump", "ping", "-nqc1", "-W2", "172.31.252.11")
                            .status())
                    .isZero();
            assertThat(TinyLab.in(labs, "laptop", "ping", "-nqc1", "-W1", "172.31.252.11")
                            .status())
                    .isNotZero();
        } finally {
            TinyLab.life(labs).down(List.of());
        }
    }

    @Test
    void labWithALaptopOfItsOwnIsRefused() {
        Plan plan = new Plan(List.of(new PlannedNode("laptop")), List.of(), List.of());
        assertThatThrownBy(() -> SshAccess.added(plan))
                .isInstanceOf(BadUse.class)
                .hasMessage("--ssh: the lab has a node laptop of its own");
    }
}
