/**
 * The command line: one picocli command a verb. A verb parses, calls the library and prints; nothing else in the
 * application prints, and only {@link sentiment.cli.Main} ends the process.
 *
 * <p>Results go to standard output, progress and messages to standard error, both in UTF-8 whatever the locale. Exit
 * codes: 0 done, 1 failed, 2 wrong usage or wrong input. What went wrong is said in one sentence; a stack trace follows
 * only with {@code --verbose}. A reader that closes standard output ends a verb quietly, with exit code 0.
 */
package sentiment.cli;
