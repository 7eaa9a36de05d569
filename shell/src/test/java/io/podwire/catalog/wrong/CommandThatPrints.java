package io.podwire.catalog.wrong;

/** Breaks the house's rules on purpose; see HouseRulesTest. */
public final class CommandThatPrints {

    public void print() {
        System.out.println("a command returns records");
    }
}
