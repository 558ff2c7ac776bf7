-- Moves a counter on, never back.
-- KEYS: counters; ARGV: counter, tick
local stands = redis.call('HGET', KEYS[1], ARGV[1])
if not stands or #stands < #ARGV[2] or (#stands == #ARGV[2] and stands < ARGV[2]) then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
return {}
