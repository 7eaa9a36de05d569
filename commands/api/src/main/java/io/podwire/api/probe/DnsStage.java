package io.podwire.api.probe;

/** Why a name server is asked. */
public enum DnsStage {
    /** As an application's resolver asks. */
    LOOKUP,
    /** A name server of the settings by itself. */
    SERVER,
    /** One of the endpoints behind a Service that is a name server of the settings. */
    ENDPOINT
}
