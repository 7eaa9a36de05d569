/** What a cluster writes on its nodes to make Services work. */
package io.podwire.scripts.lab.service;
