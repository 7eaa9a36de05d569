package io.podwire.shell.render.tables;

import io.podwire.api.net.Address;
import io.podwire.shell.render.Sheet;

/** Addresses, as {@code ip -br addr} would show them, one a line. */
final class AddressSheet {

    static final Sheet<Address, Address> SHEET = Sheet.of(Address.class, "addresses")
            .number("INDEX", Address::linkIndex)
            .text("LINK", Address::link)
            .least(8)
            .text("ADDRESS", Address::address)
            .text("PEER", Address::peer)
            .rank(3)
            .text("SCOPE", Address::scope)
            .rank(1)
            .text("FLAGS", Address::flags)
            .rank(2)
            .least(10)
            .text("BROADCAST", Address::broadcast)
            .onlyWide()
            .text("LABEL", Address::label)
            .onlyWide()
            .text("VALID", address -> address.validFor() == null ? "forever" : address.validFor())
            .onlyWide()
            .text("PREFERRED", address -> address.preferredFor() == null ? "forever" : address.preferredFor())
            .onlyWide()
            .text("PROTOCOL", Address::protocol)
            .onlyWide()
            .number("METRIC", Address::metric)
            .onlyWide()
            .end();

    private AddressSheet() {}
}
