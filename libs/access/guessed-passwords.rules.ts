/**
 * Passwords of at least ten signs that everybody tries first, in small letters and digits alone: as `folded` leaves them.
 * Longer ones that only begin with one of these are not meant.
 */
export const GUESSED_PASSWORDS: ReadonlySet<string> = new Set(
  `
  1234567890 0123456789 9876543210 0987654321 1234512345 12345678910 123456789012 1234567890123 12345678901234567890
  123456123456 123123123123 123321123321 112233445566 111222333444 101010101010 121212121212 123412341234 102030405060
  000000000000 111111111111 222222222222 333333333333 444444444444 555555555555 666666666666 777777777777 888888888888
  999999999999 147258369147 147852369000 741852963000 159753159753 aaaaaaaaaaaa xxxxxxxxxxxx zzzzzzzzzzzz abcabcabcabc
  abcd12345678 abcdef123456 abcdefghijkl abcdefghijklm abc123abc123 aa1234567890 a1234567890 a12345678910 1234567890ab
  1234567890abc 123456abcdef 123456qwerty 123456789qwe 123qweasdzxc 123qwe123qwe qwe123qwe123 qwer12345678 qwerty123456
  qwerty1234567 qwerty12345678 qwerty123456789 qwertyuiop qwertyuiop1 qwertyuiop12 qwertyuiop123 qwertyuiop1234
  qwertyqwerty qwertyuiopasdf qwertyuiopasdfghjkl asdfghjkl123 asdfghjkl1234 asdfasdfasdf asdfghjklzxc zxcvbnm12345
  zxcvbnm123456 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv qazwsxedc123 q1w2e3r4t5y6
  zaq12wsxcde3 password1234 password12345 password123456 password1234567 password12345678 password123456789
  passwordpassword mypassword123 newpassword1 newpassword123 changeme1234 changeme123456 changemechangeme
  letmein12345 letmein123456 welcome12345 welcome123456 iloveyou1234 iloveyou123456 administrator administrator1
  administrator123 admin1234567 admin12345678 admin123456789 adminadmin12 adminadminadmin superuser123 sunshine1234
  princess1234 football1234 baseball1234 trustno1trustno1 correcthorsebatterystaple secretsecret secret123456
  йцукенгшщзхъ йцукенгшщзхъ1 йцукен123456 пароль123456 парольпароль пароль12345678 фывапролджэ123 фывапролджэ
  привет123456 администратор администратор1 gfhjkmgfhjkm gfhjkm123456 ghbdtnghbdtn belarus12345 minsk1234567
  `
    .trim()
    .split(/\s+/),
);
