-- Acquires or renews a lease. A token is at least the time in ms, so that tokens grow even after Redis lost the last one.
-- KEYS: lock, tokens, fences; ARGV: node id, lease in ms, job
-- Returns: {token, ''} | {'', remaining ms of the lease of another node}
local held = redis.call('GET', KEYS[1])
if held then
  local node, token = string.match(held, '^(%S+) (%d+)$')
  if node ~= ARGV[1] then return {'', tostring(redis.call('PTTL', KEYS[1]))} end
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return {token, ''}
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local last = tonumber(redis.call('HGET', KEYS[2], ARGV[3]) or '0')
local token = string.format('%.0f', math.max(last + 1, now))
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. token, 'PX', ARGV[2])
redis.call('HSET', KEYS[2], ARGV[3], token)
redis.call('HSET', KEYS[3], ARGV[3], token)
return {token, ''}
