package io.podwire.engine.tc;

import io.podwire.api.net.TrafficFilter;
import io.podwire.engine.linux.BpfPrograms;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** RTM_NEWTFILTER as a record. For one dump. */
final class FilterDecoder {

    private static final int U32_SELECTOR_ATTRIBUTE = 5;
    /** TC_U32_ROOT's tables; those that a user made have numbers below, and are reached by links of other filters only. */
    private static final long U32_FIRST_ROOT_TABLE = 0x800;

    private static final int BPF_DIRECT_ACTION = 1;

    private final long netns;
    private final IntFunction<String> linkName;
    private final BpfPrograms programs;
    private final ActionDecoder actions;

    FilterDecoder(long netns, IntFunction<String> linkName, BpfPrograms programs) {
        this.netns = netns;
        this.linkName = linkName;
        this.programs = programs;
        this.actions = new ActionDecoder(linkName, programs);
    }

    /**
     * A filter. Link and parent are those that were asked for: a filter in a block that several links share names neither.
     *
     * @return null where it is no filter: the kernel first sends a head for each priority, and u32's hash tables
     * @throws io.podwire.api.error.BadData where it is cut off
     */
    TrafficFilter decode(NetlinkMessage message, int ifIndex, String parent) {
        TcMessage head = TcMessage.of(message);
        int protocol = Integer.reverseBytes((int) head.info() << 16) & 0xffff;
        Classifier classifier = new Classifier();
        Attributes attributes = TcMessage.attributes(message, "RTM_NEWTFILTER");
        long chain = 0;
        boolean options = false;
        while (attributes.next()) {
            switch (attributes.type()) {
                case TcMessage.TCA_KIND -> classifier.kind = attributes.string();
                case TcMessage.TCA_CHAIN -> chain = attributes.u32();
                default -> {}
            }
        }
        attributes = TcMessage.attributes(message, "RTM_NEWTFILTER");
        while (attributes.next()) {
            if (attributes.type() == TcMessage.TCA_OPTIONS) {
                options = true;
                classifier.read(attributes, protocol, head.handle());
            }
        }
        if (!options || classifier.table) {
            return null;
        }
        return new TrafficFilter(
                netns,
                ifIndex,
                linkName.apply(ifIndex),
                parent,
                classifier.kind,
                (int) (head.info() >>> 16),
                TcNames.protocol(protocol),
                classifier.kind.equals("u32")
                        ? TcNames.u32Handle(head.handle())
                        : "0x" + Long.toHexString(head.handle()),
                chain,
                classifier.matchesAll,
                classifier.match,
                classifier.programId,
                classifier.program,
                classifier.directAction,
                classifier.actions);
    }

    private final class Classifier {
        private String kind = "";
        private boolean table;
        private Boolean matchesAll;
        private String match;
        private Long programId;
        private String program;
        private Boolean directAction;
        private List<TrafficFilter.Action> actions = List.of();

        private void read(Attributes options, int protocol, long handle) {
            switch (kind) {
                case "u32" -> u32(options.nested(), protocol, handle);
                case "bpf" -> bpf(options.nested());
                case "matchall" -> {
                    understood(List.of());
                    actionsIn(options.nested(), 2);
                }
                case "flower" -> {
                    understood(FlowerMatch.words(options.nested()));
                    actionsIn(options.nested(), 3);
                }
                case "fw" -> fw(options.nested(), handle);
                case "basic" -> basic(options.nested());
                case "flow" -> actionsIn(options.nested(), 9);
                case "cgroup" -> actionsIn(options.nested(), 1);
                case "route" -> actionsIn(options.nested(), 6);
                default -> {}
            }
        }

        private void understood(List<String> words) {
            matchesAll = words.isEmpty();
            match = words.isEmpty() ? "all" : String.join(", ", words);
        }

        private void actionsIn(Attributes options, int attribute) {
            while (options.next()) {
                if (options.type() == attribute) {
                    actions = FilterDecoder.this.actions.decode(options.nested());
                }
            }
        }

        private void u32(Attributes options, int protocol, long handle) {
            List<String> words = new ArrayList<>();
            boolean selector = false;
            boolean jumps = false;
            while (options.next()) {
                switch (options.type()) {
                    case 3 -> {
                        jumps = true;
                        words.add("then table " + TcNames.u32Handle(options.u32()));
                    }
                    case 4 -> table = true;
                    case U32_SELECTOR_ATTRIBUTE -> {
                        selector = true;
                        words.addAll(0, U32Match.words(options, protocol));
                    }
                    case 7 -> actions = FilterDecoder.this.actions.decode(options.nested());
                    case 8 -> words.add("from link " + options.string());
                    case 10 -> words.add(String.format("mark 0x%x/0x%x", options.u32(0), options.u32(4)));
                    default -> {}
                }
            }
            if (selector) {
                understood(words);
                if (jumps || handle >>> 20 < U32_FIRST_ROOT_TABLE) {
                    // What comes here, or what becomes of it, is decided elsewhere.
                    matchesAll = null;
                }
            }
        }

        private void bpf(Attributes options) {
            directAction = false;
            while (options.next()) {
                switch (options.type()) {
                    case 1 -> actions = FilterDecoder.this.actions.decode(options.nested());
                    case 5 -> classic(options);
                    case 7 -> program = options.string();
                    case 8 -> directAction = (options.u32() & BPF_DIRECT_ACTION) != 0;
                    case 11 -> programId = options.u32();
                    default -> {}
                }
            }
            if (program == null && programId != null) {
                program = programs.of(programId).name();
            }
        }

        /** {@code struct sock_filter[]}; only a program that at once returns a constant is understood. */
        private void classic(Attributes instructions) {
            int count = instructions.length() / 8;
            match = "classic bytecode, " + count + (count == 1 ? " instruction" : " instructions");
            if (count == 1 && instructions.u16() == 0x06) {
                matchesAll = instructions.s32(4) != 0;
                match = matchesAll ? "all" : "none";
            }
        }

        private void fw(Attributes options, long handle) {
            long mask = 0xffff_ffffL;
            String link = null;
            while (options.next()) {
                switch (options.type()) {
                    case 3 -> link = options.string();
                    case 4 -> actions = FilterDecoder.this.actions.decode(options.nested());
                    case 5 -> mask = options.u32();
                    default -> {}
                }
            }
            matchesAll = false;
            match = "mark 0x" + Long.toHexString(handle)
                    + (mask == 0xffff_ffffL ? "" : "/0x" + Long.toHexString(mask))
                    + (link == null ? "" : ", from link " + link);
        }

        private void basic(Attributes options) {
            boolean matches = false;
            while (options.next()) {
                switch (options.type()) {
                    case 2 -> matches = true;
                    case 3 -> actions = FilterDecoder.this.actions.decode(options.nested());
                    default -> {}
                }
            }
            if (!matches) {
                understood(List.of());
            }
        }
    }
}
