package io.podwire.scripts;

/**
 * A script ready to run.
 *
 * @param script a new instance
 * @param source where it came from
 * @param file name of that source in stack traces
 */
record CompiledScript(PodwireScript script, ScriptSource source, String file) {}
