/**
 * Which pod is which network namespace, process and container, from a node's files and processes alone: no API, no runtime client.
 *
 * <p>Data flows one way: {@link io.podwire.engine.pods.StateRoots} finds where runtimes keep their state, a {@link
 * io.podwire.engine.pods.BundleIndex} lists what is there by container id, the readers turn one container's files into {@link
 * io.podwire.engine.pods.ContainerFacts}, {@link io.podwire.engine.pods.CgroupPath} ties processes to container ids, {@link
 * io.podwire.engine.pods.CniRecords} and {@link io.podwire.engine.pods.PodLogs} are second sources, {@link
 * io.podwire.engine.pods.Grouping} says which facts are one pod's and {@link io.podwire.engine.pods.PodAssembler} makes the record.
 * {@link io.podwire.engine.pods.PodTable} is the way in, and reads only what a question needs.
 */
package io.podwire.engine.pods;
