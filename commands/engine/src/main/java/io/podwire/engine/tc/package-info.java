/**
 * Traffic control (tc(8)): {@link io.podwire.engine.tc.TrafficControl} asks rtnetlink for queueing disciplines and filters, the
 * rest of the package makes records of the answers. Message layouts are those of {@code linux/pkt_cls.h}, {@code
 * linux/pkt_sched.h}, {@code linux/gen_stats.h} and {@code linux/tc_act/}.
 */
package io.podwire.engine.tc;
