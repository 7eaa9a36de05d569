package io.podwire.scripts;

import io.podwire.api.command.Param;
import io.podwire.api.command.Parameter;
import io.podwire.api.command.ValueForm;
import io.podwire.api.error.BadUse;
import io.podwire.api.host.Place;
import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.net.NetnsSummary;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodSummary;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Values and records that a script gives where a command wants a target, a name, an address or any other parameter. */
final class Given {

    private Given() {}

    /** A parameter's value: the record or text it stands for, or a list of those for one that repeats. */
    static Object as(Parameter parameter, Object given, String command) {
        if (parameter.arity() == Parameter.Arity.MANY) {
            List<Object> all = new ArrayList<>();
            Collection<?> each = given instanceof Collection<?> many ? many : List.of(given);
            each.forEach(one -> all.add(one(parameter, one, command)));
            return all;
        }
        return one(parameter, given, command);
    }

    private static Object one(Parameter parameter, Object given, String command) {
        Class<?> type = parameter.type();
        Object single = single(given, command + ": " + parameter.label());
        if (type == TargetRef.class) {
            return target(single, command + ": " + parameter.label());
        }
        if (type == String.class) {
            return name(parameter, single);
        }
        if (type == IpAddress.class) {
            return address(single);
        }
        if (type == MacAddress.class && single instanceof Link link && link.mac() != null) {
            return link.mac();
        }
        return single instanceof CharSequence ? single.toString() : single;
    }

    /** A list where one thing is meant stands for its only element: {@code links(findpod('10.0.0.4'))}. */
    private static Object single(Object given, String what) {
        if (!(given instanceof Collection<?> many)) {
            return given;
        }
        if (many.size() != 1) {
            throw new BadUse(what + ": one thing is meant, " + (many.isEmpty() ? "none" : many.size()) + " given");
        }
        return many.iterator().next();
    }

    private static Object name(Parameter parameter, Object given) {
        if (given instanceof Link link && parameter.completion() == Param.Completion.LINK) {
            return link.name();
        }
        if (given instanceof Enum<?> constant) {
            return ValueForm.word(constant);
        }
        return String.valueOf(given);
    }

    private static Object address(Object given) {
        if (given instanceof Address address) {
            return address.address().address();
        }
        if (given instanceof Cidr cidr) {
            return cidr.address();
        }
        return given instanceof CharSequence ? given.toString() : given;
    }

    /**
     * The target that a value or record leads to. A record that was read stands for the network namespace it was found in; where it
     * has none, for the best name there is.
     */
    static TargetRef target(Object value, String what) {
        Object given = single(value, what);
        if (given instanceof TargetRef target) {
            return target;
        } else if (given instanceof CharSequence text) {
            return TargetRef.parse(text.toString());
        } else if (given instanceof PodPlace place) {
            return place.netns() == null ? TargetRef.parse(place.label()) : netns(place.netns());
        } else if (given instanceof Place place) {
            return netns(place.netns());
        } else if (given instanceof Pod pod) {
            return pod(pod.netns(), pod.uid(), pod.label());
        } else if (given instanceof PodSummary summary) {
            return pod(summary.netns(), summary.uid(), String.valueOf(summary.name()));
        } else if (given instanceof Netns netns) {
            return netns(netns);
        } else if (given instanceof NetnsSummary summary) {
            return summary.label().equals("host") ? TargetRef.parse("host") : inode(summary.inode());
        } else if (given instanceof Link link) {
            return inode(link.netns());
        } else if (given instanceof Address address) {
            return inode(address.netns());
        } else if (given instanceof Cidr cidr) {
            return TargetRef.parse(cidr.address().toString());
        } else if (given instanceof IpAddress || given instanceof MacAddress) {
            return TargetRef.parse(given.toString());
        }
        throw new BadUse(what + ": expected a target, not a "
                + (given == null ? "null" : given.getClass().getSimpleName()));
    }

    private static TargetRef netns(Netns netns) {
        return netns.host() ? TargetRef.parse("host") : inode(netns.inode());
    }

    private static TargetRef pod(Long netns, String uid, String label) {
        if (netns != null) {
            return inode(netns);
        }
        return uid == null ? TargetRef.parse(label) : new TargetRef(TargetRef.Form.UID, null, uid);
    }

    private static TargetRef inode(long inode) {
        return new TargetRef(TargetRef.Form.NETNS, null, String.valueOf(inode));
    }

    /** A duration: one, or its text with a unit. */
    static Duration duration(Object given, String what) {
        if (given instanceof Duration duration) {
            return duration;
        }
        if (given instanceof CharSequence text) {
            return (Duration) ValueForm.read(Duration.class, text.toString());
        }
        throw new BadUse(what + ": expected a duration such as 10.s or '250ms', not " + given);
    }
}
