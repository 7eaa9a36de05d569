package io.podwire.analysis.fib;

/** How the kernel says that it sends nowhere: an errno by name. */
final class NoRoute extends RuntimeException {

    static final NoRoute ENETUNREACH = new NoRoute("ENETUNREACH (Network is unreachable)");
    static final NoRoute EHOSTUNREACH = new NoRoute("EHOSTUNREACH (No route to host)");
    static final NoRoute EINVAL = new NoRoute("EINVAL (Invalid argument)");
    static final NoRoute EACCES = new NoRoute("EACCES (Permission denied)");
    static final NoRoute ENODEV = new NoRoute("ENODEV (No such device)");

    private static final long serialVersionUID = 1L;

    private NoRoute(String message) {
        super(message, null, false, false);
    }

    /** What a route of that type answers; null for one that leads somewhere, or passes on ({@code throw}). */
    static NoRoute ofType(String type) {
        return switch (type) {
            case "blackhole" -> EINVAL;
            case "unreachable" -> EHOSTUNREACH;
            case "prohibit" -> EACCES;
            default -> null;
        };
    }

    /** What a rule with that action answers; null for other actions. */
    static NoRoute ofAction(String action) {
        return switch (action) {
            case "blackhole" -> EINVAL;
            case "unreachable" -> ENETUNREACH;
            case "prohibit" -> EACCES;
            default -> null;
        };
    }
}
