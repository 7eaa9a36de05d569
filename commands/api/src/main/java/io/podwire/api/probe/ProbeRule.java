package io.podwire.api.probe;

import java.util.Locale;

/** By which rule figures were read. What scripts and translations key on. */
public enum ProbeRule {
    /** Everything was answered, evenly. */
    CLEAN,
    /** Nothing was sent, or nothing has come back yet: there is nothing to judge. */
    NOTHING_TO_JUDGE,
    /** Loss from a hop to the end of the path: real; the last hop's figure is the one to take. */
    LOSS_TO_THE_END,
    /** Loss at the target that no hop on the way explains: the figures do not tell where it begins. */
    LOSS_SOMEWHERE,
    /** Something was lost, too little of too few to say how much is. */
    TOO_FEW,
    /** Loss at one hop and less after it: that hop limits how often it answers with ICMP, and forwards what it does not answer. */
    ONE_HOP_LIMITS_ICMP,
    /** As {@link #ONE_HOP_LIMITS_ICMP}, and it was asked faster than routers answer. */
    OUR_OWN_RATE,
    /** Nobody answers behind a hop. */
    NO_ANSWER_BEYOND,
    /** Somebody said with ICMP why the target can't be reached. */
    SAID_UNREACHABLE,
    /** Most of the loss is one stretch of time. */
    ONE_OUTAGE,
    /** A hop was another one from some round on. */
    PATH_CHANGED,
    /** Answers came after the timeout: late is not lost. */
    LATE_ANSWERS,
    /** The longest times are far above the shortest: these two tell more than the mean. */
    WIDE_SPREAD,
    /** This host could not send as fast as it was told. */
    RATE_NOT_KEPT,
    /** Probes did not leave this host. */
    NOT_SENT,
    /** The target answers that it does not want: nobody listens. */
    REFUSED,
    /** The target answers that at times only: not all that stand behind the address listen. */
    REFUSED_AT_TIMES,
    /** Nothing came back at all. */
    SILENT,
    /** A packet did not fit through. */
    TOO_BIG,
    /** The largest packet that the first link takes passes. */
    PASSES_WHOLE,
    /** A smaller one passes, and senders are told so: path MTU discovery works. */
    SENDERS_ARE_TOLD,
    /** Larger packets vanish at a router that should tell the sender: its ICMP is filtered. */
    ICMP_BLOCKED,
    /** Larger packets vanish at a cable or bridge whose ends disagree on the MTU, where nobody could tell. */
    LINKS_DISAGREE,
    /** Larger packets vanish, at nobody knows whom. */
    BLACK_HOLE;

    /** As written: {@code loss-to-the-end}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
