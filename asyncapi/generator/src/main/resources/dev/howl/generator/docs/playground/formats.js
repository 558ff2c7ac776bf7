/** The formats that the server asserts, too; other formats are annotations. */
const FORMATS = (() => {
  const DATE = /^(\d{4})-(\d\d)-(\d\d)$/u;
  const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/iu;
  const LABEL = /^(?!..--)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$|^xn--[a-zA-Z0-9-]{1,59}$/u;
  const URI = /^[a-z][a-z0-9+.-]*:(?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/iu;
  const REFERENCE = /^(?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/iu;
  const HEX_GROUP = /^[0-9a-f]{1,4}$/iu;

  function isDate(text) {
    const parts = DATE.exec(text);
    if (!parts) {
      return false;
    }
    const [year, month, day] = parts.slice(1).map(Number);
    const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30];
    return month >= 1 && month <= 12 && day >= 1 && day <= [...days, 31, 30, 31][month - 1];
  }

  function isTime(text) {
    return TIME.test(text) && (!/^..:..:60/u.test(text) || isLeapSecond(text));
  }

  /** A second 60 exists at the end of a day in UTC only. */
  function isLeapSecond(text) {
    const [, hour, minute, sign, offsetHour, offsetMinute] = /^(..):(..):60(?:\.\d+)?(?:z|([+-])(..):(..))$/iu.exec(text);
    const offset = sign ? (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === "-" ? -1 : 1) : 0;
    return (Number(hour) * 60 + Number(minute) - offset + 2880) % 1440 === 1439;
  }

  function isIpv4(text) {
    const parts = text.split(".");
    return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/u.test(part) && Number(part) <= 255);
  }

  function isIpv6(text) {
    const halves = text.split("::");
    if (halves.length > 2) {
      return false;
    }
    const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
    const tail = groups.at(-1) ?? "";
    const hasIpv4 = tail.includes(".");
    if (hasIpv4 && !isIpv4(groups.pop())) {
      return false;
    }
    const count = groups.length + (hasIpv4 ? 2 : 0);
    return groups.every((group) => HEX_GROUP.test(group)) && (halves.length === 2 ? count < 8 : count === 8);
  }

  function isHost(text) {
    return text.length <= 253 && text.split(".").every((label) => LABEL.test(label));
  }

  function isEmail(text) {
    const at = text.lastIndexOf("@");
    const local = text.slice(0, at);
    return at > 0 && /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/u.test(local) && isHost(text.slice(at + 1));
  }

  function isRegex(text) {
    try {
      return Boolean(new RegExp(text, "u"));
    } catch {
      return false;
    }
  }

  return {
    "date-time": (text) => /^.{10}t/iu.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11)),
    date: isDate,
    time: isTime,
    email: isEmail,
    hostname: isHost,
    ipv4: isIpv4,
    ipv6: isIpv6,
    uri: (text) => URI.test(text),
    "uri-reference": (text) => REFERENCE.test(text),
    uuid: (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text),
    regex: isRegex,
    "json-pointer": (text) => /^(?:\/(?:[^~/]|~[01])*)*$/u.test(text),
  };
})();
