-- Stores revocations, each unless a longer one of its subject is stored, and adds a notice for every one that changed.
-- KEYS: revoked, revocations
-- ARGV: largest number, '1' to list all or '', then subject, end in ms, ...
-- Returns: {number of the last notice, subject, end, ...}, of all or of those in ARGV | {''} if there are too many
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now))
local newest = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', '1')[1]
local n = newest and tonumber(string.match(newest[1], '^%d+')) or 0
for i = 3, #ARGV, 2 do
  local stored = redis.call('ZSCORE', KEYS[1], ARGV[i])
  if not stored and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then return {''} end
  if not stored or tonumber(stored) < tonumber(ARGV[i + 1]) then
    n = n + 1
    redis.call('ZADD', KEYS[1], ARGV[i + 1], ARGV[i])
    redis.call('XADD', KEYS[2], 'MAXLEN', '~', '1000', string.format('%.0f', n) .. '-0', 's', ARGV[i], 'e', ARGV[i + 1])
  end
end
local last = redis.call('ZREVRANGE', KEYS[1], '0', '0', 'WITHSCORES')
if last[1] then redis.call('PEXPIREAT', KEYS[1], last[2]) end
local answer = {string.format('%.0f', n)}
if ARGV[2] == '1' then
  local all = redis.call('ZRANGE', KEYS[1], '0', '-1', 'WITHSCORES')
  for i = 1, #all do answer[i + 1] = all[i] end
else
  for i = 3, #ARGV, 2 do
    answer[#answer + 1] = ARGV[i]
    answer[#answer + 1] = redis.call('ZSCORE', KEYS[1], ARGV[i])
  end
end
return answer
