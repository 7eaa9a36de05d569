package io.podwire.packets.line;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Octets;

/** The line being written, and what all its writers need. One for all packets of a printer, since connections span them. */
final class Line {

    final LineOptions options;
    final StringBuilder out = new StringBuilder(512);
    final Conversations conversations = new Conversations();
    final LinkNames links;
    private final Addresses addresses;

    /** A header was cut in a place where tcpdump gives the whole packet up: nothing more is said of it, and dumps show all of it. */
    private boolean givenUp;

    Line(LineOptions options, AddressNames names, LinkNames links) {
        this.options = options;
        this.addresses = new Addresses(names);
        this.links = links;
    }

    void clear() {
        out.setLength(0);
        givenUp = false;
    }

    boolean verbose() {
        return options.verbosity() > 0;
    }

    boolean quiet() {
        return options.quiet() > 0;
    }

    Line say(String text) {
        out.append(text);
        return this;
    }

    Line say(char c) {
        out.append(c);
        return this;
    }

    Line say(long number) {
        out.append(number);
        return this;
    }

    Line say(IpAddress address) {
        out.append(addresses.of(address));
        return this;
    }

    Line say(MacAddress mac) {
        out.append(mac);
        return this;
    }

    Line hex(long number, int width) {
        Digits.hex(out, number, width);
        return this;
    }

    Line hex(long number) {
        Digits.hex(out, number);
        return this;
    }

    Line bytes(Octets octets) {
        for (int i = 0; i < octets.length(); i++) {
            Digits.hex(out, octets.at(i), 2);
        }
        return this;
    }

    /** {@code a > b}. */
    Line between(IpAddress source, IpAddress destination) {
        return say(source).say(" > ").say(destination);
    }

    /** A character of text from outside, visible: {@code ^M}, {@code M-a}. */
    void visible(int octet) {
        int c = octet;
        if (c >= 0x80) {
            out.append("M-");
            c &= 0x7f;
        }
        if (c < 0x20 || c == 0x7f) {
            out.append('^');
            c ^= 0x40;
        }
        out.append((char) c);
    }

    /** {@code [|tcp]}: the capture has not all of this header. */
    void cut(String protocol) {
        out.append(" [|").append(protocol).append(']');
    }

    /** The same, where tcpdump says nothing more of the packet. */
    void giveUp(String protocol) {
        if (!givenUp) {
            cut(protocol);
            givenUp = true;
        }
    }

    boolean givenUp() {
        return givenUp;
    }

    void invalid() {
        out.append(" (invalid)");
    }

    /** Bytes of what is not known, below the line, unless little is wanted or a dump of all follows. */
    void unknown(Octets bytes) {
        if (quiet() || options.dump().replacesUnknown()) {
            return;
        }
        byte[] copy = bytes.bytes();
        Dumps.both(out, copy, 0, copy.length);
    }
}
