// Keys: / j k o ? n p.
