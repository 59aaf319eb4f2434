/** Order matters: the library's rules first, so that ours win without `!important`. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './tones.css';
import './global.css';
import './contrast.css';
import './motion.css';
