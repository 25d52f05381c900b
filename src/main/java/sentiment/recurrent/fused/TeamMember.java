package sentiment.recurrent.fused;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One thread's place in a {@link Team}, and the loop that it shares at the moment. A loop costs nothing to share while nobody is idle, and
 * allocates nothing.
 */
public final class TeamMember {
    private static final int PARTS_MASK = 0xffff;

    private final Team team;
    /** Scratch of what this member does, also for others; made when it is needed. */
    private float[] panel = new float[0];
    /** The number of the shared loop, and in its lowest bits the parts of it that nobody has taken. */
    private final AtomicLong untaken = new AtomicLong();
    /** Written before {@link #untaken} shows its parts, and not again until all who took one are done. */
    private Loop loop;

    private final AtomicInteger doneByHelpers = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** A loop whose parts any member may do, in any order. */
    interface Loop {
        /**
         * Does one part.
         *
         * @param by who does it
         */
        void part(int part, TeamMember by);
    }

    /** @param team {@code null} for work on one thread */
    TeamMember(Team team) {
        this.team = team;
    }

    /** A member of no team. */
    static TeamMember alone() {
        return new TeamMember(null);
    }

    /** Scratch for a panel of this many values. */
    float[] panel(int size) {
        panel = Scratch.grown(panel, size, 1);
        return panel;
    }

    /** Does all parts, some of them by idle members; returns when they are done. The first failure leaves the rest undone and is thrown. */
    void share(int parts, Loop loop) {
        if (parts > 1 && parts <= PARTS_MASK && team != null && team.hasIdle()) {
            shareWithIdle(parts, loop);
        } else {
            for (int part = 0; part < parts; part++) {
                loop.part(part, this);
            }
        }
    }

    private void shareWithIdle(int parts, Loop loop) {
        this.loop = loop;
        doneByHelpers.set(0);
        failure.set(null);
        untaken.set((untaken.get() | PARTS_MASK) + 1 + parts);
        int own = 0;
        for (int part = take(); part >= 0; part = take()) {
            own++;
            attempt(part, this);
        }
        // Nobody may still be writing, whatever happened.
        for (int looks = 1; doneByHelpers.get() < parts - own; looks++) {
            Team.pause(looks);
        }
        if (failure.get() != null) {
            throw Team.unchecked(failure.get());
        }
    }

    /**
     * Does parts of this member's loop for it.
     *
     * @param helper who does
     * @return whether there were any
     */
    boolean help(TeamMember helper) {
        boolean any = false;
        for (int part = take(); part >= 0; part = take()) {
            any = true;
            attempt(part, helper);
            doneByHelpers.incrementAndGet();
        }
        return any;
    }

    private void attempt(int part, TeamMember by) {
        if (failure.get() != null) {
            return;
        }
        try {
            loop.part(part, by);
        } catch (RuntimeException | Error e) {
            Throwable first = failure.compareAndExchange(null, e);
            if (first != null && first != e) {
                first.addSuppressed(e);
            }
        }
    }

    /** A part for the caller to do, or -1. */
    private int take() {
        while (true) {
            long seen = untaken.get();
            int left = (int) (seen & PARTS_MASK);
            if (left == 0) {
                return -1;
            }
            if (untaken.compareAndSet(seen, seen - 1)) {
                return left - 1;
            }
        }
    }
}
