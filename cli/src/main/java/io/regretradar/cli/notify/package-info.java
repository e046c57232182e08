/** Tells people of alerts: each change through a webhook, and once a day a digest per owner. */
package io.regretradar.cli.notify;
