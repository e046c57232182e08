/** How well the scores warned, and better numbers from outcomes. */
package io.regretradar.cli.learn;
