package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * A Geneve header (RFC 8926).
 *
 * @param version 0
 * @param control O: for the endpoint, not for what is behind it
 * @param critical C: has critical options
 * @param protocol EtherType of what follows; 0x6558 is Ethernet
 * @param vni network, 24 bits
 * @param reserved the octet after it, 0
 * @param optionsLength bytes
 * @param options in their order, as far as they are well formed
 */
@Kind("geneve")
public record Geneve(
        int version,
        boolean control,
        boolean critical,
        int protocol,
        int vni,
        int reserved,
        int optionsLength,
        List<Option> options)
        implements Layer {

    public Geneve {
        options = List.copyOf(options);
    }

    @Override
    public String kind() {
        return "geneve";
    }

    /**
     * An option.
     *
     * @param optionClass who defined it: 0x0102 is OVN's (IANA's list of Geneve option classes)
     * @param type without the critical bit, 0 to 127
     * @param critical must be understood
     * @param reserved three bits before the length
     * @param data a multiple of 4 bytes; shorter than it says where the header ends before
     */
    public record Option(int optionClass, int type, boolean critical, int reserved, Octets data) {}
}
