package io.podwire.api.net;

import io.podwire.api.value.Kind;
import java.util.List;

/**
 * What sort of device a link is, with the attributes of that sort (IFLA_LINKINFO). The JSON key {@code kind} holds the kernel's
 * own name for it.
 */
public sealed interface LinkKind {

    /** The kernel's name, {@code veth}; empty for a link of no kind (a NIC, the loopback). */
    String kind();

    /** A link the kernel names no kind for. */
    @Kind("")
    record Plain() implements LinkKind {
        @Override
        public String kind() {
            return "";
        }
    }

    /** One end of a cable; the other is {@link Link#parent} in {@link Link#parentNetnsId}. */
    @Kind("veth")
    record Veth() implements LinkKind {
        @Override
        public String kind() {
            return "veth";
        }
    }

    /**
     * A kind podwire has no record for.
     *
     * @param kind the kernel's name
     * @param attributes numbers of the attributes it came with
     */
    record Other(String kind, List<Integer> attributes) implements LinkKind {
        public Other {
            attributes = List.copyOf(attributes);
        }
    }
}
