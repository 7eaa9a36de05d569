/** What makes a namespace look like a machine or a pod to whoever is in it: mounts, control groups, a runtime's records, a server. */
package io.podwire.scripts.lab.dress;
