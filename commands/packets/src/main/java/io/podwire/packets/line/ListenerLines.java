package io.podwire.packets.line;

import io.podwire.api.packet.Icmpv6;
import io.podwire.api.packet.MulticastListeners;
import io.podwire.api.value.IpAddress;

/** Multicast listeners: who asks for which group. */
final class ListenerLines {

    private ListenerLines() {}

    static void say(Line line, Icmpv6 icmp) {
        MulticastListeners said = icmp.multicast();
        boolean cut = icmp.data().length() + 8 < icmp.length();
        if (said == null) {
            if (icmp.type() == 130 && icmp.length() >= 28) {
                line.say(" v2").giveUp("icmp6");
            } else if (icmp.type() == 130 && icmp.length() != 24) {
                line.say(" unknown-version (len ").say(icmp.length()).say(") ");
            }
        } else if (icmp.type() == 143) {
            report(line, said, cut);
        } else if (icmp.type() == 130 && said.version() == 2) {
            query(line, said, cut);
        } else {
            if (said.group() != null) {
                line.say("max resp delay: ").say(said.maxDelayMillis() == null ? 0 : said.maxDelayMillis());
                line.say(" addr: ").say(said.group());
            }
        }
    }

    /** @param cut the capture has not all of the sources: how many there were is not told */
    private static void query(Line line, MulticastListeners said, boolean cut) {
        line.say(" v2");
        if (line.verbose() && said.maxDelayMillis() != null) {
            line.say(" [max resp delay=").say(said.maxDelayMillis()).say(']');
        }
        line.say(" [gaddr ").say(said.group());
        if (said.queryInterval() == null) {
            line.giveUp("icmp6");
            return;
        }
        if (line.verbose()) {
            line.say(said.suppress() ? " sflag" : "");
            if (said.robustness() != 0) {
                line.say(" robustness=").say(said.robustness());
            }
            line.say(" qqi=").say(said.queryInterval());
        }
        if (cut) {
            line.giveUp("icmp6");
            return;
        } else if (!said.sources().isEmpty()) {
            if (line.options.verbosity() > 1) {
                sources(line, said.sources());
            } else {
                line.say(", ").say(said.sources().size()).say(" source(s)");
            }
        }
        line.say(']');
    }

    /** @param cut the capture has not all of the records: how many there were is not told */
    private static void report(Line line, MulticastListeners said, boolean cut) {
        if (cut) {
            line.giveUp("icmp6");
            return;
        }
        line.say(", ").say(said.records().size()).say(" group record(s)");
        if (!line.verbose()) {
            return;
        }
        for (MulticastListeners.GroupRecord one : said.records()) {
            line.say(" [gaddr ").say(one.group()).say(' ');
            GroupChange.say(line, one.type(), "v2-report");
            if (line.options.verbosity() == 1) {
                line.say(", ").say(one.sources().size()).say(" source(s)");
            } else {
                sources(line, one.sources());
            }
            line.say(']');
        }
    }

    private static void sources(Line line, Iterable<IpAddress> sources) {
        line.say(" {");
        for (IpAddress source : sources) {
            line.say(' ').say(source);
        }
        line.say(" }");
    }
}
