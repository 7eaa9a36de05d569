package io.podwire.capture;

import io.podwire.api.capture.CaptureSummary;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.packet.CaptureItem;
import io.podwire.capture.clock.Clocks;

/** Captures packets in any network of a host, near or far; writes and prints them beside the user. */
@Spec(
        name = "capture",
        summary = "Capture packets of a pod, a netns or this host; read capture files.",
        group = Group.CAPTURE,
        source = "packet sockets with TPACKET_V3 rings in the place's own namespace; capture files",
        needs = Need.NETNS,
        here = true,
        notes = {
            "The flags are tcpdump's. All words are the filter; where to capture is said by --in and -i, never by a word."
                    + " Quote a filter with brackets, < or &, which your shell would take for itself.",
            "Without -w packets are printed, a line each. With -w they are written: as pcapng where FILE ends with .pcapng"
                    + " or there are several links, else as pcap. No file is ever written over; a budget protects the disk.",
            "Ends by Ctrl-C, SIGTERM, -c, --for, --stop, or with the link, and then tells what was caught."
                    + " SIGUSR1 tells the counts, SIGUSR2 writes what is held back."
        },
        examples = {
            "capture -i lo -c 5 --for 1s",
            "capture --in shop/cart-0 -n 'tcp port 80' -w cart.pcapng",
            "capture -i any -C 100 -W 5 -w ring.pcap udp port 53",
            "capture --start 12:00 --stop 12:30 -w noon.pcapng",
            "capture -r cart.pcapng -vv 'tcp[tcpflags] & tcp-syn != 0'",
            "capture -r cart.pcapng --stats",
            "capture -D"
        })
public final class Capture implements Command<CaptureArgs, Running<CaptureItem, CaptureSummary>> {

    @Override
    public Running<CaptureItem, CaptureSummary> run(CaptureArgs args, Session session) {
        if (args.listInterfaces()) {
            return Listing.of(LinkList.of(session));
        }
        return new Planning(args, session, Clocks.ofMachine()).run();
    }
}
