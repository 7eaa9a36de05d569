package io.podwire.engine.tc;

import io.podwire.api.net.TrafficFilter.Action;
import io.podwire.api.net.TrafficFilter.Redirect;
import io.podwire.engine.linux.BpfPrograms;
import io.podwire.engine.netlink.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Actions of a filter (TCA_ACT_*, {@code linux/tc_act/}). */
final class ActionDecoder {

    private static final int KIND = 1;
    private static final int OPTIONS = 2;
    private static final int STATS = 4;

    private static final int BPF_NAME = 6;
    private static final int BPF_ID = 9;

    /** Kinds whose parameters are attribute 1 of their options, 2 being the times of use; of most it is the other way. */
    private static final Set<String> PARAMETERS_FIRST = Set.of("csum", "nat", "connmark", "ct", "ife");

    /** Kinds whose parameters are attribute 2. */
    private static final Set<String> PARAMETERS_SECOND = Set.of(
            "mirred",
            "gact",
            "bpf",
            "vlan",
            "tunnel_key",
            "pedit",
            "skbedit",
            "mpls",
            "sample",
            "simple",
            "skbmod",
            "gate");

    private final IntFunction<String> linkName;
    private final BpfPrograms programs;

    ActionDecoder(IntFunction<String> linkName, BpfPrograms programs) {
        this.linkName = linkName;
        this.programs = programs;
    }

    /** The attributes inside a classifier's *_ACT: one an action, numbered in their order. */
    List<Action> decode(Attributes actions) {
        List<Action> decoded = new ArrayList<>(1);
        while (actions.next()) {
            decoded.add(one(actions.type(), actions));
        }
        return decoded;
    }

    private Action one(int order, Attributes action) {
        // The kind says how to read the options, and nothing promises that it comes first.
        String kind = "";
        Counters counters = Counters.NONE;
        Attributes parts = action.nested();
        while (parts.next()) {
            switch (parts.type()) {
                case KIND -> kind = parts.string();
                case STATS -> counters = Counters.of(parts.nested());
                default -> {}
            }
        }
        Options options = new Options();
        parts = action.nested();
        while (parts.next()) {
            if (parts.type() == OPTIONS) {
                options.read(kind, parts.nested());
            }
        }
        return new Action(
                order,
                kind,
                options.control,
                options.redirect,
                options.programId,
                options.program,
                counters.bytes(),
                counters.packets(),
                counters.drops());
    }

    private final class Options {
        private String control;
        private Redirect redirect;
        private Long programId;
        private String program;

        private void read(String kind, Attributes options) {
            while (options.next()) {
                int type = options.type();
                if (type == parameters(kind)) {
                    // struct tc_police has its control second, all others begin with tc_gen and have it third.
                    control = TcNames.control(options.s32(kind.equals("police") ? 4 : 8));
                    if (kind.equals("mirred")) {
                        redirect = redirect(options.s32(20), options.s32(24));
                    }
                } else if (kind.equals("bpf") && type == BPF_NAME) {
                    program = options.string();
                } else if (kind.equals("bpf") && type == BPF_ID) {
                    programId = options.u32();
                }
            }
            if (program == null && programId != null) {
                program = programs.of(programId).name();
            }
        }
    }

    /** Number of the attribute with the parameters; -1 for a kind that is not known. */
    private static int parameters(String kind) {
        if (PARAMETERS_SECOND.contains(kind)) {
            return 2;
        }
        if (PARAMETERS_FIRST.contains(kind) || kind.equals("police")) {
            return 1;
        }
        return kind.equals("ctinfo") ? 3 : -1;
    }

    private Redirect redirect(int action, int ifIndex) {
        String mode =
                action == 1 || action == 3 ? "redirect" : action == 2 || action == 4 ? "mirror" : "mode " + action;
        return new Redirect(mode, action >= 3 ? "ingress" : "egress", ifIndex, linkName.apply(ifIndex));
    }
}
