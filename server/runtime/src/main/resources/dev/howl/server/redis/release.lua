-- Releases a lease that the node holds.
-- KEYS: lock; ARGV: node id
local held = redis.call('GET', KEYS[1])
if held and string.match(held, '^(%S+)') == ARGV[1] then redis.call('DEL', KEYS[1]) end
return {}
