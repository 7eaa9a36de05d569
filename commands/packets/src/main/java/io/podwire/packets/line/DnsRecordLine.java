package io.podwire.packets.line;

import io.podwire.api.packet.DnsRecord;
import io.podwire.api.value.Octets;
import io.podwire.packets.dissect.DnsTypes;

/** A resource record. */
final class DnsRecordLine {

    private static final int IN = 1;
    private static final int OPT = 41;

    private DnsRecordLine() {}

    static void say(Line line, DnsRecord record) {
        if (line.verbose()) {
            DnsText.name(line.say(' '), record.name());
        }
        if (record.type() != OPT) {
            dnsClass(line, record.dnsClass());
        }
        line.say(record.cacheFlush() ? " (Cache flush)" : "");
        if (record.type() != OPT && line.options.verbosity() > 2) {
            DnsText.time(line.say(" ["), record.ttl());
            line.say(']');
        }
        type(line.say(' '), record.type());
        value(line, record);
    }

    static void dnsClass(Line line, int number) {
        switch (number) {
            case IN -> {}
            case 3 -> line.say(" CHAOS");
            case 4 -> line.say(" HS");
            case 255 -> line.say(" ANY");
            default -> line.say(" (Class ").say(number).say(')');
        }
    }

    private static void value(Line line, DnsRecord record) {
        DnsRecord.Value value = record.value();
        if (value instanceof DnsRecord.Address address) {
            // A name in an answer is what was asked for: its address is never turned into one.
            line.say(' ').say(Addresses.plain(address.address()));
        } else if (value instanceof DnsRecord.Target target) {
            switch (record.type()) {
                case 2, 5, 12, 39 -> DnsText.name(line.say(' '), target.target());
                default -> {}
            }
        } else if (value instanceof DnsRecord.Mx mx) {
            DnsText.name(line.say(' '), mx.exchange());
            line.say(' ').say(mx.preference());
        } else if (value instanceof DnsRecord.Soa soa) {
            soa(line, soa);
        } else if (value instanceof DnsRecord.Srv srv) {
            DnsText.name(line.say(' '), srv.target());
            line.say(':').say(srv.port()).say(' ').say(srv.priority()).say(' ').say(srv.weight());
        } else if (value instanceof DnsRecord.Text text) {
            for (String one : record.type() == 16 ? text.strings() : java.util.List.<String>of()) {
                DnsText.name(line.say(" \""), one);
                line.say('"');
            }
        } else if (value instanceof DnsRecord.Opt opt) {
            EdnsLine.say(line, opt);
        } else if (value instanceof DnsRecord.Opaque opaque) {
            opaque(line, record.type(), opaque.data());
        }
    }

    private static void soa(Line line, DnsRecord.Soa soa) {
        if (!line.verbose()) {
            return;
        }
        DnsText.name(line.say(' '), soa.server());
        DnsText.name(line.say(' '), soa.mailbox());
        line.say(' ').say(soa.serial()).say(' ').say(soa.refresh()).say(' ').say(soa.retry());
        line.say(' ').say(soa.expire()).say(' ').say(soa.minimum());
    }

    private static void opaque(Line line, int type, Octets data) {
        if (type == 256 && data.length() >= 4) {
            line.say(' ')
                    .say(data.at(0) << 8 | data.at(1))
                    .say(' ')
                    .say(data.at(2) << 8 | data.at(3))
                    .say(' ');
            DnsText.characters(line, data.from(4));
        } else if (type == 103) {
            DnsText.characters(line, data);
        } else if (type == 250 && line.verbose()) {
            signature(line, data);
        }
    }

    /** Of TSIG (RFC 8945); its name is never compressed. */
    private static void signature(Line line, Octets data) {
        line.say(' ');
        int at = 0;
        while (at < data.length() && data.at(at) != 0) {
            int label = data.at(at);
            for (int i = at + 1; i <= at + label && i < data.length(); i++) {
                line.visible(data.at(i));
            }
            line.say('.');
            at += label + 1;
        }
        at += 7;
        at = number(line, " fudge=", data, at);
        int mac = at + 1 < data.length() ? data.at(at) << 8 | data.at(at + 1) : 0;
        at = number(line, " maclen=", data, at) + mac;
        at = number(line, " origid=", data, at);
        at = number(line, " error=", data, at);
        number(line, " otherlen=", data, at);
    }

    private static int number(Line line, String what, Octets data, int at) {
        if (at >= 0 && at + 1 < data.length()) {
            line.say(what).say(data.at(at) << 8 | data.at(at + 1));
        }
        return at + 2;
    }

    static void type(Line line, int type) {
        String name = name(type);
        if (name == null) {
            line.say("Type").say(type);
        } else {
            line.say(name);
        }
    }

    /** tcpdump 4.99.3 does not know the newer types (SVCB, HTTPS): they have numbers there, and so here. */
    private static String name(int type) {
        return switch (type) {
            case 50, 51, 52, 55, 59, 60, 61, 64, 65, 108, 109, 257 -> null;
            default -> DnsTypes.mnemonic(type);
        };
    }
}
