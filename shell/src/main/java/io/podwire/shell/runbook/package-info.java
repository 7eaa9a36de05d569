/** Testing runbooks against scenarios: the command for everybody's, and what the tests of the shipped ones share with it. */
package io.podwire.shell.runbook;
