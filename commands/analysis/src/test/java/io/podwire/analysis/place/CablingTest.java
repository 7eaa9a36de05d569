package io.podwire.analysis.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.VethPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class CablingTest {

    private static List<String> pairs(NodeFacts facts) {
        return new Cabling(facts).pairs().stream().map(CablingTest::words).toList();
    }

    private static String words(VethPair pair) {
        return pair.near().place() + ":" + pair.near().name() + " "
                + (pair.far() == null
                        ? "?"
                        : pair.far().place() + ":" + pair.far().name()) + " " + pair.proof();
    }

    @Test
    void provesPairsByIndexAndNsidWhereAllPodsHaveTheSameIndexes() {
        assertThat(pairs(World.twoPods().facts()))
                .containsExactly("host:vethcart cni-cart:eth0 BOTH_ENDS", "host:vethmap cni-map:eth0 BOTH_ENDS");
    }

    @Test
    void aVxlanWhosePeerIndexIsItsOwnIsNoCable() {
        NodeFacts facts = new World()
                .netns(201, "p", 0, 9)
                .link(World.HOST, 7, "vxlan1", "vxlan", null, null, 7, 0)
                .link(201, 7, "eth0", "veth", null, null, 7, 0)
                .nsid(201, 0, World.HOST)
                .facts();
        assertThat(pairs(facts)).containsExactly("p:eth0 ? UNSEEN");
    }

    @Test
    void pairsInsideOneNamespaceNeedNoNsid() {
        NodeFacts facts = new World()
                .link(World.HOST, 5, "a", "veth", null, null, 6, null)
                .link(World.HOST, 6, "b", "veth", null, null, 5, null)
                .facts();
        assertThat(pairs(facts)).containsExactly("host:a host:b BOTH_ENDS");
    }

    @Test
    void oneEndIsEnoughWhereNothingContradicts() {
        NodeFacts facts = new World()
                .netns(201, "p", 0, 9)
                .link(World.HOST, 10, "v", "veth", null, null, 2, 0)
                .link(201, 2, "eth0", "veth", null, null, 10, 4)
                .facts();
        assertThat(pairs(facts)).containsExactly("host:v p:eth0 ONE_END");
        assertThat(new Cabling(facts).pairsOf(201))
                .singleElement()
                .satisfies(pair -> assertThat(words(pair)).isEqualTo("p:eth0 host:v ONE_END"));
    }

    @Test
    void anEndInANamespaceNobodyCanSeeIsUnseen() {
        NodeFacts facts =
                new World().link(World.HOST, 10, "v", "veth", null, null, 2, 9).facts();
        assertThat(pairs(facts)).containsExactly("host:v ? UNSEEN");
    }

    @Test
    void equalIndexesInAnotherNamespaceAreNoProof() {
        // Both pods name index 10 in "namespace 3", which is no namespace seen here; the host's link 10 leads to the
        // first only.
        NodeFacts facts = new World()
                .netns(201, "p", 0, 9)
                .netns(202, "q", 1, 10)
                .link(World.HOST, 10, "v", "veth", null, null, 2, 0)
                .link(201, 2, "eth0", "veth", null, null, 10, 3)
                .link(202, 2, "eth0", "veth", null, null, 10, 3)
                .facts();
        assertThat(pairs(facts)).containsExactly("host:v p:eth0 ONE_END", "q:eth0 ? UNSEEN");
    }
}
