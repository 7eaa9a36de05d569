package io.podwire.api.net;

/**
 * What became of a counter in a window.
 *
 * @param source where it is kept
 * @param subject whose it is; see {@link Counter#subject}
 * @param linkIndex ifindex of the link it belongs to; null where it belongs to none
 * @param name as the kernel or driver calls it
 * @param concern what it means that it grew
 * @param change how {@code growth} was come by
 * @param first its value at the beginning; null where it was not there yet
 * @param last its value at the end
 * @param growth how much it counted; of a level, how much it rose, negative where it fell
 * @param perSecond growth a second; null of a level
 */
public record CounterGrowth(
        CounterSource source,
        String subject,
        Integer linkIndex,
        String name,
        Concern concern,
        Change change,
        Long first,
        long last,
        long growth,
        Double perSecond) {

    /** What a growing counter means, the worst first. */
    public enum Concern {
        /** Packets or connections were dropped, refused or broken. */
        LOSS,
        /** Something had to be done again or waited. */
        STRAIN,
        /** Things went their way. */
        TRAFFIC,
        /** A level, which tells how full something is. */
        LEVEL
    }

    /** How a growth was come by. */
    public enum Change {
        /** The later value less the earlier. */
        COUNTED,
        /** It passed its 32 bits, which is taken into account. */
        WRAPPED,
        /** It began anew in the window (its link was made again, its driver was reset): {@code growth} is what it counted since. */
        RESTARTED,
        /** It was not there at the beginning: {@code growth} is what it counted since it appeared, or before it came to this namespace. */
        APPEARED
    }
}
