package io.podwire.probe.run;

/** Says that what is told as lost may have come. */
public final class Unheard {

    private Unheard() {}

    /** @param dropped as {@link io.podwire.api.probe.Prober#dropped} */
    public static String remark(long dropped) {
        return dropped + (dropped == 1 ? " ICMP message" : " ICMP messages")
                + " found no room in this host's memory while podwire was too slow to take them: replies may be among what is"
                + " told as lost";
    }
}
