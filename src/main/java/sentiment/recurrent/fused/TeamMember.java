package sentiment.recurrent.fused;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One thread's place in a {@link Team}, and the loop that it shares at the moment. A loop costs nothing to share while nobody is idle, and
 * allocates nothing.
 */
public final class TeamMember {
    /** For work on one thread; any number of threads may use it. */
    static final TeamMember ALONE = new TeamMember(null, 0);

    private static final int PARTS_MASK = 0xffff;

    private final Team team;
    private final int index;
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
         * @param member who does it, below {@link Team#size}
         */
        void part(int part, int member);
    }

    TeamMember(Team team, int index) {
        this.team = team;
        this.index = index;
    }

    /** Members of the team. */
    int teamSize() {
        return team == null ? 1 : team.size();
    }

    /**
     * Does all parts, some of them by idle members; returns when they are done.
     *
     * @param parts at most 65,535
     */
    void share(int parts, Loop loop) {
        if (parts > 1 && team != null && team.hasIdle()) {
            shareWithIdle(parts, loop);
        } else {
            for (int part = 0; part < parts; part++) {
                loop.part(part, index);
            }
        }
    }

    private void shareWithIdle(int parts, Loop loop) {
        this.loop = loop;
        doneByHelpers.set(0);
        failure.set(null);
        untaken.set((untaken.get() | PARTS_MASK) + 1 + parts);
        int own = 0;
        try {
            for (int part = take(); part >= 0; part = take()) {
                own++;
                loop.part(part, index);
            }
        } finally {
            // After a failure the rest is left undone, but nobody may still be writing.
            while (take() >= 0) {
                own++;
            }
            for (int looks = 1; doneByHelpers.get() < parts - own; looks++) {
                Team.pause(looks);
            }
        }
        Throwable helpers = failure.get();
        if (helpers != null) {
            throw Team.unchecked(helpers);
        }
    }

    /**
     * Does parts of this member's loop for it.
     *
     * @param helper who does
     * @return whether there were any
     */
    boolean help(int helper) {
        boolean any = false;
        for (int part = take(); part >= 0; part = take()) {
            any = true;
            try {
                loop.part(part, helper);
            } catch (RuntimeException | Error e) {
                failure.set(e);
            } finally {
                doneByHelpers.incrementAndGet();
            }
        }
        return any;
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
