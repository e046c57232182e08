/** {@code radar import}: exports in, events in event-time order out. */
package io.regretradar.cli.importing;
