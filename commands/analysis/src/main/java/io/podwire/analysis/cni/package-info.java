/** Which CNI plug-ins are at work on a node, and from what that is known. */
package io.podwire.analysis.cni;
