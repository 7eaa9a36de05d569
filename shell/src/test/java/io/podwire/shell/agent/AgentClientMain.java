package io.podwire.shell.agent;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.host.ChildProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A client to be killed: starts an agent and a program there, tells their pids on its stdout, and waits. */
final class AgentClientMain {

    private AgentClientMain() {}

    public static void main(String[] args) throws InterruptedException {
        AgentProcess agent = ProcessAgents.start(new ArrayList<>());
        CommandSpec nsenter = CommandIndex.load().find("nsenter").load();
        Record arguments = nsenter.parameters()
                .read(Map.of("place", "host", "command", List.of("sh", "-c", "sleep 1000 & echo $!; wait")));
        try {
            ChildProcess child =
                    (ChildProcess) agent.connection().call(nsenter, arguments, CallOptions.plain(note -> {}));
            System.out.println(agent.pid() + " " + child.pid() + " " + AgentLaunchTest.line(child.stdout()));
            new CountDownLatch(1).await();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
