package io.podwire.shell.render.tables;

import io.podwire.api.pod.Pod;
import io.podwire.api.pod.PodSummary;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;

/** Pods. */
final class PodSheet {

    static final Sheet<Pod, Pod> SHEET = Sheet.of(Pod.class, "pods")
            .text("POD", Pod::label)
            .least(20)
            .text("RUNTIME", Pod::runtime)
            .rank(3)
            .text("SANDBOX", pod -> shortId(pod.sandbox()))
            .rank(4)
            .number("NETNS", Pod::netns)
            .number("PROCESSES", pod -> pod.pids().size())
            .rank(2)
            .text("CONDITIONS", Pod::conditions)
            .rank(1)
            .least(10)
            .text("UID", Pod::uid)
            .onlyWide()
            .text("CGROUP", Pod::cgroup)
            .onlyWide()
            .end();

    static final Sheet<PodSummary, PodSummary> SUMMARY = Sheet.of(PodSummary.class, "pods")
            .text("NAMESPACE", PodSummary::namespace)
            .least(9)
            .text("NAME", PodSummary::name)
            .least(20)
            .text("ADDRESSES", pod -> pod.hostNetwork() ? "host" : pod.addresses())
            .least(26)
            .text("HOST-LINKS", PodSummary::hostLinks)
            .rank(2)
            .least(8)
            .number("PID", PodSummary::pid)
            .rank(3)
            .text("STATE", PodSummary::state)
            .tone(pod -> pod.state().equals("running") ? Tone.GOOD : Tone.WARN)
            .rank(1)
            .least(10)
            .number("NETNS", PodSummary::netns)
            .onlyWide()
            .text("NETNS-NAME", PodSummary::netnsName)
            .onlyWide()
            .text("RUNTIME", PodSummary::runtime)
            .onlyWide()
            .text("HANDLER", PodSummary::handler)
            .onlyWide()
            .text("STATIC", PodSummary::staticPod)
            .onlyWide()
            .text("SANDBOX", PodSummary::sandbox)
            .onlyWide()
            .text("UID", PodSummary::uid)
            .onlyWide()
            .text("CONTAINERS", PodSummary::containers)
            .onlyWide()
            .text("DISAGREEMENTS", PodSummary::disagreements)
            .onlyWide()
            .end();

    /** The first 12 digits, as every runtime's client shows an id. */
    private static String shortId(String id) {
        return id == null ? null : id.substring(0, Math.min(12, id.length()));
    }

    private PodSheet() {}
}
