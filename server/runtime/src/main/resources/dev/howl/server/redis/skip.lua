-- Moves a counter forward, never back.
-- KEYS: counters; ARGV: counter, tick
local current = redis.call('HGET', KEYS[1], ARGV[1])
if not current or #current < #ARGV[2] or (#current == #ARGV[2] and current < ARGV[2]) then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
return {}
