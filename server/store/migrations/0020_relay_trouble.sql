-- Why a mail waits for the relay as a whole (refused, timeout, tls …): a dead relay is to be seen while its mails are tried again.
alter table job add column relay_trouble text;
