package io.podwire.snapshot;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.host.Check;
import io.podwire.api.host.CniTraces;
import io.podwire.api.net.Address;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.net.Counter;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Qdisc;
import io.podwire.api.net.Route;
import io.podwire.api.net.Rule;
import io.podwire.api.net.Socket;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.values.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** A host with a fact of every kind in each of its namespaces. */
final class SampleHost {

    static final Netns OWN = new Netns(100, true, List.of(), List.of(), List.of(1, 7), List.of(), null);

    private static final String KIND_OF_LINK = "{\"kind\":\"veth\"}";
    private static final String STATISTICS =
            "{'rxBytes':1,'rxPackets':2,'rxErrors':0,'rxDropped':0,'rxMissed':0,'rxOverErrors':0,'rxCrcErrors':0,"
                    + "'rxFrameErrors':0,'rxFifoErrors':0,'rxLengthErrors':0,'rxNoHandler':0,'multicast':0,'txBytes':-1,"
                    + "'txPackets':9007199254740993,'txErrors':0,'txDropped':0,'txCarrierErrors':0,'txAborted':0,"
                    + "'txFifoErrors':0,'txHeartbeatErrors':0,'txWindowErrors':0,'collisions':0}";

    private SampleHost() {}

    /** The record that a JSON text says, with single quotes for double ones. */
    static <T> T told(Class<T> type, String json) {
        return Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
    }

    static Netns netns(long inode) {
        return new Netns(
                inode, false, List.of("pod-" + inode), List.of("/run/netns/pod-" + inode), List.of(), List.of(), 3);
    }

    /** The host's own namespace and {@code others} more. */
    static FakeHost of(int others) {
        FakeNetwork[] networks = IntStream.range(0, others)
                .mapToObj(i -> filled(new FakeNetwork(netns(200 + i)), 200 + i).nsid(OWN, 5))
                .toArray(FakeNetwork[]::new);
        return new FakeHost("n1", filled(new FakeNetwork(OWN), 100), networks)
                .pods(new Answer<>(
                        List.of(told(
                                Pod.class,
                                "{'namespace':'shop','name':'cart\\u001b','runtime':'containerd','hostNetwork':false,"
                                        + "'pids':[7],'netns':200,'conditions':['no-process'],"
                                        + "'cni':[{'network':'net','addresses':['10.0.0.1/24']}]}")),
                        List.of(new Gap("pods", "one bundle could not be read"))))
                .ovs(new Answer<>(List.<OvsBridge>of(), List.of(new Gap("ovs", "bridge unknown"))))
                .services(new Answer<>(
                        List.of(
                                told(
                                        ServiceAddress.class,
                                        "{'namespace':'shop','name':'web','address':'10.96.0.10','protocol':'tcp','number':80,'from':'iptables'}")),
                        List.of(new Gap("services", "nft was not read"))))
                .checks(Answer.of(List.of(told(
                        Check.class, "{'area':'kernel','name':'veth','verdict':'ok','found':'yes','evidence':['a']}"))))
                .cni(new CniTraces(true, List.of(), List.of("bridge"), List.of("/etc/cni/net.d")));
    }

    private static FakeNetwork filled(FakeNetwork network, long n) {
        String in = "{'netns':" + n + ",'linkIndex':2,'link':'eth0',";
        String tuple = "{'source':'10.0.0.1','destination':'fd00::1','sourcePort':4711,'destinationPort':53}";
        return network.links(told(
                        Link.class,
                        "{'netns':" + n + ",'index':2,'name':'eth\\u00e9 \\u202e','mtu':1500,'queueLength':1,"
                                + "'queues':1,'group':0,'promiscuity':0,'parentNetnsId':5,'parent':9,'kind':"
                                + KIND_OF_LINK + ",'statistics':" + STATISTICS + "}"))
                .addresses(told(
                        Address.class,
                        in + "'address':'10.0.0." + n % 250 + "/24','scope':'global','validFor':1.5,'metric':0}"))
                .routes(told(
                        Route.class,
                        "{'netns':" + n + ",'destination':'0.0.0.0/0','type':'unicast','table':254,'tableName':'main',"
                                + "'protocol':'boot','scope':'global','metric':0,'typeOfService':0,"
                                + "'nextHops':[{'gateway':'10.0.0.254','linkIndex':2,'link':'eth0','weight':1}]}"))
                .rules(told(
                        Rule.class,
                        "{'netns':" + n
                                + ",'family':'inet','priority':0,'inverted':false,'action':'table','table':255}"))
                .neighbors(IntStream.range(0, 1300)
                        .mapToObj(i -> told(
                                Neighbor.class,
                                in + "'address':'10." + n % 200 + "." + i / 250 + "." + i % 250
                                        + "','mac':'02:00:00:00:00:01','states':['STALE'],'proxy':false}"))
                        .toArray(Neighbor[]::new))
                .fdb(told(FdbEntry.class, in + "'mac':'02:00:00:00:00:01'}"))
                .qdiscs(told(
                        Qdisc.class,
                        in + "'kind':'noqueue','bytes':0,'packets':0,'drops':0,'overlimits':0,'requeues':0,"
                                + "'backlogBytes':0,'backlogPackets':0}"))
                .filters(told(TrafficFilter.class, in + "'kind':'u32','priority':1,'chain':0}"))
                .sockets(told(
                        Socket.class,
                        "{'netns':" + n + ",'protocol':'tcp','family':'inet','state':'LISTEN','local':'0.0.0.0',"
                                + "'localPort':80,'remote':'0.0.0.0','remotePort':0,'receiveQueue':0,'sendQueue':128,"
                                + "'userId':0,'inode':77,'pids':[7],'programs':['nginx']}"))
                .conntrack(
                        new ConntrackSummary(n, 1, 9L, 1000L, 0L, 1L, 2L, 3L),
                        told(
                                ConntrackEntry.class,
                                "{'netns':" + n + ",'family':'inet','protocol':'udp','original':" + tuple + ",'reply':"
                                        + tuple + ",'mark':0,'zone':0,'id':4294967295}"))
                .sysctl("net.ipv4.ip_forward", "1")
                .sysctl("net/ipv4/conf/eth0.7/rp_filter", Long.toString(n))
                .sysctl("net/ipv4/tcp_fastopen_key", "0-1-2-3")
                .counters(told(
                        Counter.class,
                        "{'source':'link','subject':'eth0','linkIndex':2,'name':'rx_dropped','form':'count-64','value':"
                                + n + "}"));
    }
}
