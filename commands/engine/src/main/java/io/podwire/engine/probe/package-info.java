/**
 * Sends probes into one network namespace, and hears what comes of them.
 *
 * <pre>
 * asker's thread          a thread inside the namespace, alone with the sockets
 * LocalProber   -> Orders  -> ProbeLoop -> Ways -> one class a protocol -> sockets, epoll
 *               <- Replies <- Flights (timers, late ones)  <-  error queues, raw ICMP
 * </pre>
 *
 * <p>Sockets belong to the namespace of the thread that opens them, and a connection needs one each: so there is a thread that lives
 * inside for as long as the prober does. It starts nothing, and whether the namespace is still anybody else's is asked outside.
 */
package io.podwire.engine.probe;
