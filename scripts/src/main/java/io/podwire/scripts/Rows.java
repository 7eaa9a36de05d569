package io.podwire.scripts;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Gap;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * What a command answered, in a script: a list of records that can't be changed, and what is missing from it.
 *
 * @param <T> type of the records
 */
public final class Rows<T> extends AbstractList<T> implements RandomAccess {

    private final CommandSpec command;
    private final Answer<T> answer;

    public Rows(CommandSpec command, Answer<T> answer) {
        this.command = command;
        this.answer = answer;
    }

    @Override
    public T get(int index) {
        return answer.items().get(index);
    }

    @Override
    public int size() {
        return answer.items().size();
    }

    /** What could not be read, and why. */
    public List<Gap> getGaps() {
        return answer.gaps();
    }

    /** Which command answered. */
    public CommandSpec getCommand() {
        return command;
    }

    /** As the command gave it. */
    public Answer<T> answer() {
        return answer;
    }

    /**
     * The only record.
     *
     * @throws NotFound where there is none
     * @throws BadUse where there are several
     */
    public T one() {
        if (isEmpty()) {
            throw new NotFound(command.name() + ": one record is needed, there is none");
        }
        if (size() > 1) {
            throw new BadUse(command.name() + ": one record is needed, there are " + size());
        }
        return get(0);
    }
}
