package io.podwire.analysis.probe;

import io.podwire.analysis.probe.TargetJudge.Last;
import io.podwire.analysis.way.LocalWay;
import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.MtuLink;
import io.podwire.api.probe.MtuTold;
import io.podwire.api.probe.ProbeRule;
import java.util.ArrayList;
import java.util.List;

/** Reads what a search for the largest packet found, beside the MTU of every link that is known to be on the way. */
public final class MtuJudge {

    /**
     * A link's receiving end takes so many bytes more than its MTU, since they could be a VLAN tag (is_skb_forwardable, net/core/dev.c).
     * Where a cable drops silently, so many more pass than its MTU says.
     */
    private static final int VLAN_TAG = 4;

    private MtuJudge() {}

    /**
     * What was found.
     *
     * @param passes the largest that passed; null where none did
     * @param fails the smallest that did not; null where all did
     * @param silent nobody said why it did not
     * @param told who said that packets are too large
     * @param kept what was said of the smallest that did not pass, where that was something else
     * @param lostThatFit probes lost though not larger than {@code passes}
     * @param sentThatFit of so many
     */
    public record Found(
            Integer passes,
            Integer fails,
            boolean silent,
            List<MtuTold> told,
            Last kept,
            long lostThatFit,
            long sentThatFit) {
        public Found {
            told = List.copyOf(told);
        }
    }

    /** The largest packet that passes a link's receiving end, which tells nobody of larger ones. */
    public static int spared(MtuLink link) {
        return link.fits() + VLAN_TAG;
    }

    /** The link that lets nothing larger pass; null where none on this machine does just that. */
    public static MtuLink limit(Found found, LocalWay way) {
        if (found.passes() == null || found.fails() == null) {
            return null;
        }
        for (MtuLink link : way.links()) {
            int spare = found.passes() - link.fits();
            if (spare == 0 || !link.routed() && found.silent() && spare > 0 && spare <= VLAN_TAG) {
                return link;
            }
        }
        return null;
    }

    /** Judges a search in which something passed. @return at least one; the one to act on first */
    public static List<Judgement> of(Found found, LocalWay way) {
        List<Judgement> all = new ArrayList<>();
        all.add(first(found, way));
        if (found.lostThatFit() > 0) {
            all.add(Judgement.of(ProbeRule.TOO_FEW, Verdict.WARN, FindingCode.PACKET_LOSS)
                    .withLoss(found.lostThatFit(), found.sentThatFit()));
        }
        return all;
    }

    private static Judgement first(Found found, LocalWay way) {
        if (found.fails() == null) {
            return whole(found, way);
        } else if (found.silent()) {
            return silence(found, way);
        } else if (found.kept().icmp() != null || found.kept().problem() != null) {
            return kept(found, way);
        }
        // what nobody tells of and what does not vanish did not even leave by the first link
        return found.told().isEmpty() ? whole(found, way) : told(found, way);
    }

    /** Larger ones are stopped by somebody who says so, and not that they are too large: path MTU discovery learns nothing of that. */
    private static Judgement kept(Found found, LocalWay way) {
        Last last = found.kept();
        Judgement stopped = last.icmp() == null
                ? NotSent.of(last.problem(), 1, 1)
                : Judgement.of(ProbeRule.SAID_UNREACHABLE, Verdict.FAIL, Icmp.fault(last.icmp()))
                        .with("address", last.from())
                        .with("says", last.icmp().words());
        return limited(stopped, found, way);
    }

    private static Judgement whole(Found found, LocalWay way) {
        Judgement whole = Judgement.of(ProbeRule.PASSES_WHOLE, Verdict.OK, FindingCode.MTU_MISMATCH)
                .with("passes", found.passes());
        return way.links().isEmpty()
                ? whole
                : whole.with("link", way.links().get(0).label());
    }

    private static Judgement told(Found found, LocalWay way) {
        MtuTold by = found.told().get(found.told().size() - 1);
        return limited(Judgement.of(ProbeRule.SENDERS_ARE_TOLD, Verdict.WARN, FindingCode.MTU_MISMATCH), found, way)
                .with("address", by.from())
                .with("mtu", by.mtu());
    }

    private static Judgement silence(Found found, LocalWay way) {
        MtuLink limit = limit(found, way);
        if (limit == null) {
            return limited(Judgement.of(ProbeRule.BLACK_HOLE, Verdict.FAIL, FindingCode.MTU_BLACK_HOLE), found, way);
        }
        return limit.routed()
                ? limited(Judgement.of(ProbeRule.ICMP_BLOCKED, Verdict.FAIL, FindingCode.MTU_ICMP_BLOCKED), found, way)
                : limited(Judgement.of(ProbeRule.LINKS_DISAGREE, Verdict.FAIL, FindingCode.MTU_MISMATCH), found, way);
    }

    private static Judgement limited(Judgement judgement, Found found, LocalWay way) {
        Judgement sized = judgement.with("passes", found.passes()).with("fails", found.fails());
        MtuLink limit = limit(found, way);
        if (limit == null) {
            MtuLink narrowest = way.narrowest();
            return narrowest == null
                    ? sized
                    : sized.with("narrowest here", narrowest.label()).with("takes", narrowest.fits());
        }
        Judgement named = sized.with("link", limit.label()).with("link mtu", limit.mtu());
        return limit.overhead() == 0 ? named : named.with("overhead", limit.overhead());
    }
}
