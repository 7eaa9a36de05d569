/**
 * What many packets are in sum: flows, talkers, what TCP had to repeat, how names were answered, ICMP errors. Packets go in one by one,
 * rows come out; memory is bounded whatever comes, and what was left out for that is said.
 */
package io.podwire.packets.stats;
