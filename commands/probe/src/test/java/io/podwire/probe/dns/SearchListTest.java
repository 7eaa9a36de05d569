package io.podwire.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.host.ResolverFile;
import io.podwire.api.probe.DnsSettings;
import org.junit.jupiter.api.Test;

class SearchListTest {

    private static final DnsSettings POD = ResolvConf.read(
            new ResolverFile(
                    "f", "nameserver 10.0.0.1\nsearch shop.svc.cluster.local svc.cluster.local\noptions ndots:2\n"),
            null);

    private static Iterable<String> names(String typed) {
        return SearchList.of(typed, POD).names().stream()
                .map(DomainName::toString)
                .toList();
    }

    @Test
    void fewDotsAreCompletedFirst() {
        assertThat(names("cart.shop"))
                .containsExactly("cart.shop.shop.svc.cluster.local.", "cart.shop.svc.cluster.local.", "cart.shop.");
    }

    @Test
    void enoughDotsAreAskedAsTheyAreFirst() {
        assertThat(names("www.example.com"))
                .containsExactly(
                        "www.example.com.",
                        "www.example.com.shop.svc.cluster.local.",
                        "www.example.com.svc.cluster.local.");
    }

    @Test
    void aDotAtTheEndEndsIt() {
        assertThat(names("cart.")).containsExactly("cart.");
    }

    /** As glibc has it: the name as it was typed is still tried. */
    @Test
    void aCompletionThatIsTooLongEndsTheList() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(40);
        assertThat(names(longest)).containsExactly(longest + ".");
    }

    @Test
    void theRootInTheListIsTheNameInItsPlace() {
        DnsSettings root = ResolvConf.read(new ResolverFile("f", "nameserver 10.0.0.1\nsearch test . svc\n"), null);
        assertThat(SearchList.of("cart", root).names())
                .extracting(DomainName::toString)
                .containsExactly("cart.test.", "cart.", "cart.svc.");
    }
}
